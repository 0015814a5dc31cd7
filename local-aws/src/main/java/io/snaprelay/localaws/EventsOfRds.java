package io.snaprelay.localaws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.snaprelay.localaws.events.LocalEvents;
import io.snaprelay.localaws.events.ServiceEvent;
import io.snaprelay.localaws.rds.RdsEvent;
import io.snaprelay.localaws.rds.RdsEvents;
import java.util.List;

/** Takes RDS's events to EventBridge. */
record EventsOfRds(LocalEvents eventBridge) implements RdsEvents {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void publish(RdsEvent event) {
    eventBridge.publish(
        new ServiceEvent(
            event.account(),
            event.region(),
            "aws.rds",
            event.detailType(),
            event.date(),
            List.of(event.sourceArn()),
            detail(event)));
  }

  private static String detail(RdsEvent event) {
    try {
      return JSON.writeValueAsString(event.detail());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
