package io.snaprelay.cli.demo;

import java.util.List;
import software.amazon.awssdk.regions.Region;

/** Where the demo plays. */
public final class Regions {
  /** Production, and SnapRelay itself. */
  public static final Region HOME = Region.EU_WEST_1;

  /** Where the copy goes and is proved. */
  public static final Region DR = Region.EU_CENTRAL_1;

  /** A third one. */
  public static final Region FAR = Region.US_EAST_1;

  /** All whose RDS events come home. */
  public static final List<Region> ALL = List.of(HOME, DR, FAR);

  private Regions() {}
}
