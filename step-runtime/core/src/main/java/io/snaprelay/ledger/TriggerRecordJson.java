package io.snaprelay.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.planfile.PlanJson;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A trigger's record as JSON. The plans in it look as they do where a run has frozen them. */
final class TriggerRecordJson {
  private static final ObjectMapper JSON =
      Json.mapper()
          .copy()
          .registerModule(
              new SimpleModule("plans")
                  .addSerializer(FrozenPlan.class, new PlanWriter())
                  .addDeserializer(FrozenPlan.class, new PlanReader()));

  private TriggerRecordJson() {}

  static byte[] write(TriggerRecord record) {
    try {
      return JSON.writeValueAsBytes(record);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot write the record of trigger " + record.id(), e);
    }
  }

  static TriggerRecord read(byte[] json) {
    try {
      return JSON.readValue(json, TriggerRecord.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Not the record of a trigger", e);
    }
  }

  private static final class PlanWriter extends StdSerializer<FrozenPlan> {
    private static final long serialVersionUID = 1L;

    PlanWriter() {
      super(FrozenPlan.class);
    }

    @Override
    public void serialize(FrozenPlan plan, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeRawValue(new String(PlanJson.write(plan), StandardCharsets.UTF_8));
    }
  }

  private static final class PlanReader extends StdDeserializer<FrozenPlan> {
    private static final long serialVersionUID = 1L;

    PlanReader() {
      super(FrozenPlan.class);
    }

    @Override
    public FrozenPlan deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      String plan = in.readValueAsTree().toString();
      return PlanJson.read(plan.getBytes(StandardCharsets.UTF_8));
    }
  }
}
