package io.snaprelay.localaws.rds;

/** Where RDS's events go: EventBridge's default bus of their account and region. */
public interface RdsEvents {

  void publish(RdsEvent event);
}
