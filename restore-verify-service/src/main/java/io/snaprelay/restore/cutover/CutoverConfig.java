package io.snaprelay.restore.cutover;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient a cutover is. */
@ConfigMapping(prefix = "snaprelay.cutover")
public interface CutoverConfig {
  /** How often a cutover that waits for a person looks whether there is an approval. */
  @WithDefault("PT30S")
  Duration approvalRecheck();

  /** How often a swap under way looks. Clients wait as long as it does. */
  @WithDefault("PT2S")
  Duration swapRecheck();

  /** How long a swap may take before it turns back by itself. */
  @WithDefault("PT30M")
  Duration patience();

  /**
   * How long the instances of a cluster may take to give up their names, or a Multi-AZ DB cluster
   * to restart: meanwhile nobody has production's name. Then the swap turns back, or on the way
   * back goes on without. For as long the instance that writes waits for the others to get theirs.
   */
  @WithDefault("PT10M")
  Duration instancesPatience();

  /**
   * How long the endpoint may take to answer once the restored database has the name. DNS needs up
   * to about ten minutes (RDS User Guide, "Renaming a DB instance").
   */
  @WithDefault("PT15M")
  Duration endpointPatience();

  /**
   * How long a swap that turned back keeps looking before it says so. Longer than any call to AWS
   * of ours may last (60 s): what a worker that was late still begins is put right.
   */
  @WithDefault("PT3M")
  Duration calm();
}
