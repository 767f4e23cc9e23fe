# Faultline as a server; docker-compose.yml builds and runs it. node .ci/image-steps.mjs does its steps without Docker,
# so paths in RUN are relative and users are numbers (1000 is the image's node).
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY web web
RUN npm run build

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-slim
WORKDIR /app
COPY --from=dependencies /app/package.json ./
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY cypher cypher
COPY examples examples
# An embedded graph and imports that are being received: the only place that is written to.
RUN mkdir data && chown 1000:1000 data
VOLUME /app/data
ENV NODE_ENV=production
ENV FAULTLINE_DATA=/app/data/graph
ENV TMPDIR=/app/data
USER 1000:1000
EXPOSE 4400
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=3 CMD ["node", "-e", "fetch('http://127.0.0.1:4400/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/main.js"]
CMD ["serve", "--host", "0.0.0.0"]
