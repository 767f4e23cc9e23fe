import { embeddedEngine } from '../support/engines.ts';
import { contract } from './contract.ts';

contract('embedded graph', embeddedEngine);
