package io.snaprelay.cli.demo;

import io.snaprelay.cli.template.Habitat;
import io.snaprelay.cli.template.Stack;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;

/** What somebody would deploy for the demo: home with a site, and each further region. */
public final class Deployment {
  private Deployment() {}

  /**
   * The root template at home, with a site there.
   *
   * @param templates the folder {@code infra}
   */
  public static Stack home(Path templates) {
    return root(
        templates,
        Map.of(
            "Site", "here",
            "Vpc", "vpc-0a1b2c3d4e5f60718",
            "Subnets", String.join(",", RestoreNetwork.SUBNETS)));
  }

  /** The root template at home, with a site in another region. */
  public static Stack homeWithSiteIn(Path templates, String region) {
    return root(templates, Map.of("Site", "elsewhere", "SiteRegion", region));
  }

  private static Stack root(Path templates, Map<String, String> site) {
    Map<String, String> parameters = new HashMap<>(site);
    parameters.put(
        "Regions", Regions.ALL.stream().map(Region::id).collect(Collectors.joining(",")));
    parameters.put("Keys", "arn:aws:kms:*:%s:key/*".formatted(AwsClients.ACCOUNT));
    return Stack.of(templates.resolve("snaprelay.yaml"), parameters, in(Regions.HOME));
  }

  /** What brings the RDS events of a further region home. */
  public static Stack further(Path templates, Region region, String homeBus) {
    return Stack.of(templates.resolve("region.yaml"), Map.of("HomeBus", homeBus), in(region));
  }

  private static Habitat in(Region region) {
    return new Habitat(AwsClients.ACCOUNT, region.id());
  }
}
