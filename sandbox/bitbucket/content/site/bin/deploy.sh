#!/bin/sh
# Brings a version to the servers, one after another, and stops at the first that does not answer.
set -eu

version=${1:?usage: deploy.sh VERSION}

for server in $(cat deploy/servers.txt); do
    echo "$server: $version"
    ssh "$server" "systemctl restart site@$version"
    curl --fail --silent --retry 5 "https://$server/healthz" >/dev/null
done
