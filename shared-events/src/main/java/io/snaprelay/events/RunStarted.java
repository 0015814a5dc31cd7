package io.snaprelay.events;

import io.snaprelay.refs.DatabaseRef;

/**
 * One run per database has begun. The plan itself stands in the ledger, under the trigger.
 *
 * @param trigger the id of the trigger
 * @param plan the plan's name
 * @param database the database
 */
public record RunStarted(EventHeader header, String trigger, String plan, DatabaseRef database)
    implements Event {
  public RunStarted {
    Text.required("trigger", trigger);
    Text.required("plan", plan);
  }
}
