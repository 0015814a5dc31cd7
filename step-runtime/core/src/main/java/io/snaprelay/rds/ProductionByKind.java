package io.snaprelay.rds;

import io.snaprelay.aws.RdsClients;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** RDS itself: sends each call to where databases of its kind are looked after. */
public final class ProductionByKind implements ProductionGateway {
  private final ProductionGateway instances;
  private final ProductionGateway clusters;

  /**
   * @param clients a client per region of our account
   */
  public ProductionByKind(RdsClients clients) {
    this.instances = new InstanceProduction(clients);
    this.clusters = new ClusterProduction(clients);
  }

  @Override
  public Optional<Whereabouts> find(DatabaseRef at, String resourceId) {
    return of(at).find(at, resourceId);
  }

  @Override
  public Surroundings surroundings(DatabaseRef database) {
    return of(database).surroundings(database);
  }

  @Override
  public void rename(DatabaseRef database, String newIdentifier) {
    of(database).rename(database, newIdentifier);
  }

  @Override
  public void endSessions(DatabaseRef database) {
    of(database).endSessions(database);
  }

  @Override
  public void protect(DatabaseRef database, boolean on) {
    of(database).protect(database, on);
  }

  @Override
  public void tag(DatabaseRef database, Map<String, String> tags) {
    of(database).tag(database, tags);
  }

  @Override
  public void untag(DatabaseRef database, Set<String> keys) {
    of(database).untag(database, keys);
  }

  @Override
  public void deleteKeepingBackups(DatabaseRef database) {
    of(database).deleteKeepingBackups(database);
  }

  private ProductionGateway of(DatabaseRef database) {
    return database.kind() == DatabaseKind.CLUSTER ? clusters : instances;
  }
}
