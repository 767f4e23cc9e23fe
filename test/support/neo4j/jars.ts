// The server is GPL-3: it is fetched for tests and runs as a process of its own; nothing of it is shipped.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandLine, lastLines } from './processes.ts';
import { cacheFolder, type Neo4jVersion, RELEASES } from './releases.ts';

const run = promisify(execFile);
const FETCH_LIMIT_MS = 600_000;

/** The folder of a version's jars, fetched by Maven where they are not there yet. */
export async function fetchJars(version: Neo4jVersion) {
  const folder = cacheFolder(version);
  const jars = join(folder, 'lib');
  if (existsSync(jars)) return jars;
  await mkdir(folder, { recursive: true });
  await removeAbandonedDownloads(folder);
  const download = await mkdtemp(join(folder, `download-${process.pid}-`));
  try {
    const pom = join(download, 'pom.xml');
    await writeFile(pom, pomText(RELEASES[version].number));
    console.error(`Fetching Neo4j ${RELEASES[version].number} by Maven, about 150 MB, into ${folder}`);
    const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
    const output = `-DoutputDirectory=${join(download, 'lib')}`;
    await run('mvn', ['-q', '-B', '-f', pom, goal, '-DincludeScope=runtime', output], {
      timeout: FETCH_LIMIT_MS,
    }).catch((error) => {
      if (error.code === 'ENOENT') throw new Error('Maven is needed to fetch Neo4j: no mvn on PATH');
      throw new Error(`Maven could not fetch Neo4j:\n${lastLines(error.stdout, 15) || error.message}`);
    });
    // The rename is what makes a download complete; another process may have been first.
    await rename(join(download, 'lib'), jars).catch((error) => {
      if (!existsSync(jars)) throw error;
    });
  } finally {
    await rm(download, { recursive: true, force: true });
  }
  return jars;
}

function pomText(number: string) {
  const dependency = (groupId: string, artifactId: string) =>
    `<dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${number}</version></dependency>`;
  return `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>faultline</groupId><artifactId>neo4j-jars</artifactId><version>1</version>
  <dependencies>
    ${dependency('org.neo4j.app', 'neo4j-server')}
    ${dependency('org.neo4j', 'neo4j')}
  </dependencies>
</project>
`;
}

async function removeAbandonedDownloads(folder: string) {
  for (const name of await readdir(folder)) {
    const owner = /^download-(\d+)-/.exec(name)?.[1];
    if (owner && !commandLine(Number(owner))) await rm(join(folder, name), { recursive: true, force: true });
  }
}
