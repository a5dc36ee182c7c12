# docker build -t pgbailiff .
# docker build -t pgbailiff-demo --build-arg DEMO=yes .    docker run -it pgbailiff-demo demo
# BASE_BUILD has Maven, and a JDK 25 in JAVA_HOME; BASE_RUN has a shell and the same C library. Both take a digest, see
# docs/supply.md: --build-arg BASE_RUN=docker.io/library/debian:trixie-slim@sha256:...
ARG BASE_BUILD=docker.io/library/maven:3.9-eclipse-temurin-25
ARG BASE_RUN=docker.io/library/debian:trixie-slim

FROM ${BASE_BUILD} AS build
# yes: with the PostgreSQL of the demo, and the libraries that unpack it.
ARG DEMO=no
# A runtime of what the program, its drivers and the chat libraries use; java.desktop for the colours of embeds.
RUN "$JAVA_HOME/bin/jlink" --output /opt/java/pgbailiff --no-header-files --no-man-pages --strip-java-debug-attributes \
    --add-modules java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa,java.xml,jdk.crypto.cryptoki,jdk.httpserver,jdk.management,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.unsupported,jdk.zipfs
WORKDIR /opt/pgbailiff
COPY . .
RUN if [ "$DEMO" = yes ]; then scope=compile; else scope=provided; fi \
    && mvn -B -ntp -q -DskipTests -Ddemo.scope=$scope package org.cyclonedx:cyclonedx-maven-plugin:makeBom \
       dependency:copy-dependencies@demo
# The start-up cache is of use only to the JVM that made it, so the runtime makes it and not the JDK. It is made from real
# commands on a PostgreSQL, which does not start as root, and which is no part of the image unless it is the demo's.
RUN chown nobody target \
    && JAVA_HOME=/opt/java/pgbailiff setpriv --reuid=nobody --regid=nogroup --clear-groups ./pgbailiff --train

FROM ${BASE_RUN}
# The demo's PostgreSQL wants a user with a name, and none that is root.
RUN echo 'pgbailiff:x:10001:10001::/opt/pgbailiff:/usr/sbin/nologin' >>/etc/passwd \
    && echo 'pgbailiff:x:10001:' >>/etc/group \
    && mkdir -p /opt/pgbailiff/data && chown 10001:10001 /opt/pgbailiff/data
COPY --from=build /opt/java/pgbailiff /opt/java/pgbailiff
WORKDIR /opt/pgbailiff
COPY --from=build /opt/pgbailiff/pgbailiff ./
COPY --from=build /opt/pgbailiff/src/main/jvm src/main/jvm
COPY --from=build /opt/pgbailiff/config config
COPY --from=build /opt/pgbailiff/target/lib target/lib
COPY --from=build /opt/pgbailiff/target/pgbailiff.jar /opt/pgbailiff/target/bom.json /opt/pgbailiff/target/*.aot target/
# Without a locale the JVM takes names and words for ASCII.
ENV JAVA_HOME=/opt/java/pgbailiff LANG=C.UTF-8
USER 10001:10001
VOLUME /opt/pgbailiff/data
EXPOSE 8089
ENTRYPOINT ["/opt/pgbailiff/pgbailiff"]
CMD ["serve"]
