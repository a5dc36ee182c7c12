# docker build -t pgbailiff .
# docker build -t pgbailiff-demo --build-arg DEMO=yes .    docker run -it pgbailiff-demo demo
# BASE_BUILD has Maven, and a JDK 25 in JAVA_HOME; BASE_RUN has bash and the same C library. Both take a digest, see
# docs/supply.md: --build-arg BASE_RUN=docker.io/library/debian:trixie-slim@sha256:...
ARG BASE_BUILD=docker.io/library/maven:3.9-eclipse-temurin-25
ARG BASE_RUN=docker.io/library/debian:trixie-slim

FROM ${BASE_BUILD} AS build
# yes: with the PostgreSQL of the demo, and the libraries that unpack it.
ARG DEMO=no
WORKDIR /src
COPY . .
# The release, unpacked; in target/demo is what an image without the demo makes its start-up cache with.
RUN if [ "$DEMO" = yes ]; then scope=compile; else scope=provided; fi \
    && mvn -B -ntp -q -P 'release,!start-up-cache' -DskipTests -Ddemo.scope=$scope package \
       dependency:copy-dependencies@demo \
    && mkdir -p /opt/pgbailiff target/demo \
    && tar xzf target/release/pgbailiff-*.tar.gz --strip-components=1 -C /opt/pgbailiff \
    && cp target/release/pgbailiff-*.cdx.json /opt/pgbailiff/bom.json
# Made from real commands on a PostgreSQL, which does not start as root, and which is no part of the image unless it is
# the demo's.
RUN mv target/demo /opt/pgbailiff/app/demo && chown nobody /opt/pgbailiff/app \
    && setpriv --reuid=nobody --regid=nogroup --clear-groups /opt/pgbailiff/pgbailiff --train \
    && rm -r /opt/pgbailiff/app/demo && chown -R root:root /opt/pgbailiff/app

FROM ${BASE_RUN}
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=
LABEL org.opencontainers.image.title="pgbailiff" \
    org.opencontainers.image.description="PostgreSQL sessions, managed from Slack, Discord or a terminal" \
    org.opencontainers.image.licenses="Apache-2.0" \
    org.opencontainers.image.version="${VERSION}" \
    org.opencontainers.image.revision="${REVISION}"
# The demo's PostgreSQL wants a user with a name, and none that is root.
RUN echo 'pgbailiff:x:10001:10001::/opt/pgbailiff:/usr/sbin/nologin' >>/etc/passwd \
    && echo 'pgbailiff:x:10001:' >>/etc/group
COPY --from=build /opt/pgbailiff /opt/pgbailiff
RUN install -d -o 10001 -g 10001 -m 0700 /opt/pgbailiff/data
WORKDIR /opt/pgbailiff
# Without a locale the JVM takes names and words for ASCII.
ENV LANG=C.UTF-8 PGBAILIFF_PORT=8089
USER 10001:10001
# All that is written, but for /tmp: docker run --read-only --tmpfs /tmp
VOLUME /opt/pgbailiff/data
EXPOSE 8089
# Alive, not ready: an outage of a chat or the store is no reason to start anew. Of serve; there is no curl in the image.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PGBAILIFF_PORT && printf 'GET /livez HTTP/1.0\\r\\n\\r\\n' >&3 && read -r line <&3 && [[ $line == *' 200 '* ]]"]
ENTRYPOINT ["/opt/pgbailiff/pgbailiff"]
CMD ["serve"]
