import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export type Neo4jVersion = '5' | 'current';

export const RELEASES = {
  '5': { number: '5.26.30', java: 17, main: 'org.neo4j.server.CommunityEntryPoint', flags: [] },
  current: {
    number: '2026.09.0',
    java: 21,
    main: 'org.neo4j.server.Neo4jCommunity',
    flags: ['--enable-native-access=ALL-UNNAMED'],
  },
};

export const VERSIONS: Neo4jVersion[] = ['5', 'current'];

/** Where the jars of a version are kept, and its data where it was started in the background. */
export function cacheFolder(version: Neo4jVersion) {
  const root = process.env.FAULTLINE_CACHE ?? join(homedir(), '.cache', 'faultline');
  return resolve(root, 'neo4j', RELEASES[version].number);
}
