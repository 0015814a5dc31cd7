package io.snaprelay.aws;

import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/** RDS in every region of our account. */
public final class RdsClients implements AutoCloseable {
  private final Account home;
  private final RegionalClients<RdsClient> clients;

  /**
   * @param home the account that all clients speak for
   * @param open makes a client for a region
   */
  public RdsClients(Account home, Function<Region, RdsClient> open) {
    this.home = home;
    this.clients = new RegionalClients<>(open);
  }

  /** The account that all clients speak for. */
  public String account() {
    return home.id();
  }

  /**
   * The client for a resource's account and region.
   *
   * @throws AwsFailure if the account is not ours
   */
  public RdsClient in(String account, String region) {
    if (!account.equals(home.id())) {
      throw new AwsFailure(
          AwsFailure.Kind.REFUSED,
          "OtherAccount",
          "RDS can be asked in account %s only, not in %s: this release assumes no roles in other accounts"
              .formatted(home.id(), account),
          null);
    }
    return in(region);
  }

  /** Our own client in a region. */
  public RdsClient in(String region) {
    return clients.in(Region.of(region));
  }

  @Override
  public void close() {
    clients.close();
  }
}
