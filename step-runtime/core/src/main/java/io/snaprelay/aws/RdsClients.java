package io.snaprelay.aws;

import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/** RDS in every region of our account, and of those that let us assume a role. */
public final class RdsClients implements AutoCloseable {
  private final AccountClients<RdsClient> clients;
  private final SourceAccounts sources;

  /**
   * RDS in our account only.
   *
   * @param home the account that all clients speak for
   * @param open makes a client for a region
   */
  public RdsClients(Account home, Function<Region, RdsClient> open) {
    this(home, open, (account, region) -> refuse(home, account));
  }

  /**
   * RDS in several accounts.
   *
   * @param home our own account
   * @param open makes a client of our own account for a region
   * @param elsewhere makes a client of another account for a region
   */
  public RdsClients(
      Account home,
      Function<Region, RdsClient> open,
      BiFunction<String, Region, RdsClient> elsewhere) {
    this(home, open, elsewhere, SourceAccounts.NONE);
  }

  /**
   * RDS in several accounts, some of which have databases.
   *
   * @param home our own account
   * @param open makes a client of our own account for a region
   * @param elsewhere makes a client of another account for a region
   * @param sources the other accounts that have databases
   */
  public RdsClients(
      Account home,
      Function<Region, RdsClient> open,
      BiFunction<String, Region, RdsClient> elsewhere,
      SourceAccounts sources) {
    this.clients = new AccountClients<>(home, open, elsewhere);
    this.sources = sources;
  }

  /** Whether we look at everything in an account as itself, and not as somebody it shares with. */
  public boolean isInside(String account) {
    return account.equals(account()) || sources.has(account);
  }

  /** Our own account. */
  public String account() {
    return clients.account();
  }

  /**
   * The client for a resource's account and region.
   *
   * @throws AwsFailure if the account is not ours and no role can be assumed in it
   */
  public RdsClient in(String account, String region) {
    return clients.in(account, region);
  }

  /** Our own client in a region. */
  public RdsClient in(String region) {
    return clients.in(region);
  }

  private static RdsClient refuse(Account home, String account) {
    throw new AwsFailure(
        AwsFailure.Kind.REFUSED,
        "OtherAccount",
        "RDS can be asked in account %s only, not in %s: no role of it is known here"
            .formatted(home.id(), account),
        null);
  }

  @Override
  public void close() {
    clients.close();
  }
}
