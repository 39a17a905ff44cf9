# Debian, since the packaged Node of other platforms does not run on Alpine.
FROM node:26-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# The image brings Node itself, so the optional packages that carry one stay out.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:26-bookworm-slim
ENV NODE_ENV=production MALLOC_ARENA_MAX=1 PORT=3000 SAFEGUARD_DB=/data/safeguard.db
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json manifest.yml LICENSE NOTICE ./
COPY data data
COPY src src
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000
# In Socket Mode too: with PORT set, health is served there.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the process that is told to stop; it finishes what has begun.
STOPSIGNAL SIGTERM
# As in package.json.
CMD ["node", "--max-semi-space-size=4", "--v8-pool-size=1", "--heap-growing-percent=15", "--max-opt=2", "--no-sparkplug", "--liftoff-only", "--no-concurrent-recompilation", "--no-parallel-scavenge", "--expose-gc", "src/launch.js", "start"]
