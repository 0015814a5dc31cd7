package io.snaprelay.cli.demo;

import software.amazon.awssdk.regions.Region;

/** Where the demo plays. */
public final class Regions {
  /** Production, and SnapRelay itself. */
  public static final Region HOME = Region.EU_WEST_1;

  /** Where the copy goes and is proved. */
  public static final Region DR = Region.EU_CENTRAL_1;

  private Regions() {}
}
