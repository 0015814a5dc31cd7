package io.snaprelay.sanitize;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.rds.AlikeGateway;
import io.snaprelay.rds.AlikeRequest;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.step.testing.FakeRds;
import java.util.ArrayList;
import java.util.List;

/** RDS in memory makes empty databases too; a test says when one becomes available. */
final class FakeAlikes implements AlikeGateway {
  private final FakeRds rds;
  private final List<AlikeRequest> requests = new ArrayList<>();
  private boolean replyIsLost;
  private Runnable meanwhile = () -> {};

  FakeAlikes(FakeRds rds) {
    this.rds = rds;
  }

  /** The next call takes effect, and nobody is told. */
  void loseTheNextReply() {
    replyIsLost = true;
  }

  /** What others do while the next call is held up on its way. */
  void isHeldUpWhile(Runnable others) {
    meanwhile = others;
  }

  List<AlikeRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public DatabaseState createAlike(AlikeRequest request) {
    meanwhile.run();
    if (rds.database(request.target()).isPresent()) {
      throw FakeRds.failure(AwsFailure.Kind.ALREADY_EXISTS, "DBInstanceAlreadyExists", "taken");
    }
    requests.add(request);
    DatabaseState made = FakeRds.database(request.target(), "creating", false, request.tags());
    rds.put(made);
    if (replyIsLost) {
      replyIsLost = false;
      throw new IllegalStateException("killed");
    }
    return made;
  }
}
