package io.snaprelay.restore.cutover;

/**
 * An instance of a cluster that changes its name with its cluster. RDS leaves instances as they are
 * when it renames their cluster (Aurora User Guide, "Modifying an Amazon Aurora DB cluster").
 *
 * @param resourceId its immutable id
 * @param production the name that it has while its cluster is production
 * @param apart the name that it has while its cluster is not
 */
record Follower(String resourceId, String production, String apart) {}
