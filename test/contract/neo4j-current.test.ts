import { neo4jEngine } from '../support/engines.ts';
import { contract } from './contract.ts';

contract('Neo4j current', neo4jEngine('current'));
