package io.snaprelay.localaws.wire;

/** An operation's name within its service; as text {@code rds:CreateDBSnapshot}. */
public record OperationName(String service, String operation) {

  @Override
  public String toString() {
    return service + ":" + operation;
  }
}
