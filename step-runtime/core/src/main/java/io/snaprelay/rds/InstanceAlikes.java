package io.snaprelay.rds;

import static io.snaprelay.aws.AwsCalls.call;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.refs.DatabaseKind;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Asks RDS for new, empty instances that are like others. */
public final class InstanceAlikes implements AlikeGateway {
  private final RdsClients clients;

  /**
   * @param clients a client per region of our account
   */
  public InstanceAlikes(RdsClients clients) {
    this.clients = clients;
  }

  @Override
  public DatabaseState createAlike(AlikeRequest request) {
    if (request.model().kind() != DatabaseKind.INSTANCE) {
      throw refused(request, "is a DB cluster: only of DB instances an empty one is made");
    }
    RdsClient rds = clients.in(request.model().account(), request.model().region());
    DBInstance model =
        described(rds, request).orElseThrow(() -> refused(request, "no longer exists"));
    return InstanceStates.of(
        call(
            "rds:CreateDBInstance",
            () -> rds.createDBInstance(Alike.of(model, request)).dbInstance()));
  }

  private static Optional<DBInstance> described(RdsClient rds, AlikeRequest request) {
    String identifier = request.model().identifier();
    return Answers.one(
        "rds:DescribeDBInstances",
        "DBInstanceNotFound",
        () -> rds.describeDBInstances(it -> it.dbInstanceIdentifier(identifier)).dbInstances());
  }

  private static AwsFailure refused(AlikeRequest request, String why) {
    return new AwsFailure(
        AwsFailure.Kind.REFUSED,
        "InvalidParameterCombination",
        request.model().arn() + " " + why,
        null);
  }
}
