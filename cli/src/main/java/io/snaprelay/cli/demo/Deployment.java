package io.snaprelay.cli.demo;

import io.snaprelay.cli.template.Habitat;
import io.snaprelay.cli.template.Stack;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;

/**
 * What somebody would deploy for the demo: home with a site, each further region, and a second
 * site.
 */
public final class Deployment {
  private static final String VPC = "vpc-0a1b2c3d4e5f60718";
  private static final String KEYS = "arn:aws:kms:*:%s:key/*".formatted(AwsClients.ACCOUNT);
  private static final Map<String, String> SITE_HERE =
      Map.of("Site", "here", "Vpc", VPC, "Subnets", String.join(",", RestoreNetwork.SUBNETS));

  private Deployment() {}

  /**
   * The root template at home, with a site there.
   *
   * @param templates the folder {@code infra}
   */
  public static Stack home(Path templates) {
    return root(templates, SITE_HERE);
  }

  /** The root template at home, with a site in another region. */
  public static Stack homeWithSiteIn(Path templates, String region) {
    return root(templates, Map.of("Site", "elsewhere", "SiteRegion", region));
  }

  /** The root template at home with a site there, and a second one in another region. */
  public static Stack homeWithSecondSiteIn(Path templates, Region region) {
    Map<String, String> parameters = new HashMap<>(SITE_HERE);
    parameters.put("SecondSiteRegion", region.id());
    return root(templates, parameters);
  }

  /**
   * A site in another region than home, which restores what is restored there and nothing else.
   *
   * @param home the stack of the root template
   */
  public static Stack secondSite(Path templates, Region region, Stack home) {
    return Stack.of(
        templates.resolve("site.yaml"),
        Map.of(
            "HomeRegion", Regions.HOME.id(),
            "HomeBus", home.output("BusArn").asText(),
            "Ledger", home.output("Ledger").asText(),
            "LedgerKey", home.output("Key").asText(),
            "Takes", "own",
            "Regions", region.id(),
            "Keys", KEYS,
            "Vpc", VPC,
            "Subnets", String.join(",", RestoreNetwork.SUBNETS)),
        in(region));
  }

  private static Stack root(Path templates, Map<String, String> site) {
    Map<String, String> parameters = new HashMap<>(site);
    parameters.put(
        "Regions", Regions.ALL.stream().map(Region::id).collect(Collectors.joining(",")));
    parameters.put("Keys", KEYS);
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
