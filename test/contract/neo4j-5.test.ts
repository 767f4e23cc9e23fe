import { neo4jEngine } from '../support/engines.ts';
import { contract } from './contract.ts';

contract('Neo4j 5', neo4jEngine('5'));
