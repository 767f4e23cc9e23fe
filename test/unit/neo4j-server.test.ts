import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseCommand } from '../support/neo4j/command.ts';
import { javaVersion } from '../support/neo4j/java.ts';
import { confText } from '../support/neo4j/server-process.ts';

test.each([
  [[], { version: undefined, fresh: false, stop: false, help: false }],
  [['--version', '5', '--fresh'], { version: '5', fresh: true, stop: false, help: false }],
  [['--stop', '--version=current'], { version: 'current', fresh: false, stop: true, help: false }],
])('reads the arguments %j', (args, command) => {
  expect(parseCommand(args)).toEqual(command);
});

test.each([
  [['--version', '4'], "--version is one of 5, current, not '4'"],
  [['--version'], 'argument missing'],
  [['--stop', '--fresh'], '--fresh goes with a start'],
  [['--foreground'], 'Unknown option'],
  [['start'], 'Unexpected argument'],
])('refuses the arguments %j', (args, message) => {
  expect(() => parseCommand(args)).toThrow(message);
});

test.each([
  ['openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment', 17],
  ['openjdk version "25" 2025-09-16 LTS', 25],
  ['java version "1.8.0_402"', 8],
  ['Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "21.0.2" 2024-01-16', 21],
  ['The operation could not be completed. Unable to locate a Java Runtime.', undefined],
])('reads the Java version from %j', (text, version) => {
  expect(javaVersion(text)).toBe(version);
});

test('the server listens and sends clients to loopback only, without HTTP', () => {
  const lines = confText({ port: 7999, logs: '/tmp/logs', auth: true }).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'server.default_listen_address=127.0.0.1',
      'server.bolt.listen_address=127.0.0.1:7999',
      'server.bolt.advertised_address=127.0.0.1:7999',
      'server.http.enabled=false',
      'server.https.enabled=false',
      'server.directories.logs=/tmp/logs',
      'dbms.security.auth_enabled=true',
    ]),
  );
});

test('docker-compose.yml: loopback, a volume, a health check, no password of its own', () => {
  const compose = parse(readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8'));
  const { neo4j } = compose.services;
  expect(neo4j.ports).toEqual(['127.0.0.1:7687:7687']);
  expect(neo4j.volumes).toEqual(['neo4j-data:/data']);
  expect(Object.keys(compose.volumes)).toContain('neo4j-data');
  expect(neo4j.healthcheck.test[0]).toBe('CMD');
  expect(neo4j.environment.NEO4J_AUTH).toMatch(/^neo4j\/\$\{NEO4J_PASSWORD:\?/);
});

test('docker-compose.yml: Faultline on loopback, after Neo4j, read-only and without capabilities', () => {
  const { services, volumes } = parse(
    readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8'),
  );
  const { environment, ...faultline } = services.faultline;
  expect(faultline).toEqual({
    build: '.',
    depends_on: { neo4j: { condition: 'service_healthy' } },
    ports: ['127.0.0.1:4400:4400'],
    volumes: ['./config:/app/config:ro', 'faultline-data:/app/data'],
    read_only: true,
    tmpfs: ['/tmp'],
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    stop_grace_period: '40s', // longer than the 30 s that requests have to end
  });
  expect(environment.NEO4J_URI).toBe('bolt://neo4j:7687');
  expect(environment.NEO4J_PASSWORD).toMatch(/^\$\{NEO4J_PASSWORD:\?/);
  expect(Object.keys(volumes)).toContain('faultline-data');
});
