#!/bin/sh
# Drives an Aurora cluster of local-aws by the aws CLI; the environment says where it is. Prints "ok <what>".
set -eu
aws() { AWS_PAGER="" command aws --output text "$@"; }
ok() { echo "ok $1"; }

await() { # await <wanted> <command...>: until the command prints what is wanted
  left=60 wanted=$1
  shift
  until [ "$("$@" 2>/dev/null || echo gone)" = "$wanted" ]; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || { echo "not $wanted: $*" >&2; exit 1; }
    sleep 1
  done
}
cluster() { aws rds describe-db-clusters --db-cluster-identifier "$1" --query 'DBClusters[0].Status'; }
snapshot() { aws rds describe-db-cluster-snapshots --db-cluster-snapshot-identifier "$1" --query 'DBClusterSnapshots[0].Status'; }

aws rds create-db-cluster --db-cluster-identifier cli --engine aurora-postgresql --master-username app \
  --master-user-password 'only-a-test' >/dev/null
await available cluster cli
ok cluster
aws rds create-db-cluster-snapshot --db-cluster-identifier cli --db-cluster-snapshot-identifier cli-1 >/dev/null
await available snapshot cli-1
ok snapshot
aws rds copy-db-cluster-snapshot --source-db-cluster-snapshot-identifier cli-1 --target-db-cluster-snapshot-identifier cli-2 >/dev/null
await available snapshot cli-2
ok copy
aws rds restore-db-cluster-from-snapshot --db-cluster-identifier back --snapshot-identifier cli-2 --engine aurora-postgresql >/dev/null
await available cluster back
ok restore
for name in cli back; do
  aws rds delete-db-cluster --db-cluster-identifier "$name" --skip-final-snapshot >/dev/null
  await gone cluster "$name"
done
ok delete
