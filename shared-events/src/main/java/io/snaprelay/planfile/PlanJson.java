package io.snaprelay.planfile;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude.Value;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.FrozenPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/**
 * A frozen plan as the ledger holds it. Durations and instants are ISO-8601, an absent section is
 * left out, and a field that a newer version added is ignored, so that every version reads what
 * another wrote.
 */
public final class PlanJson {
  private static final JsonSetter.Value ABSENT_IS_EMPTY =
      JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .addMixIn(RunId.class, PlanMixins.AsText.class)
          .addMixIn(Check.class, PlanMixins.CheckTypes.class)
          .addMixIn(Check.Expectation.class, PlanMixins.ExpectationTypes.class)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(Value.construct(Include.NON_ABSENT, Include.NON_ABSENT))
          .withConfigOverride(List.class, list -> list.setSetterInfo(ABSENT_IS_EMPTY))
          .withConfigOverride(Set.class, set -> set.setSetterInfo(ABSENT_IS_EMPTY))
          .build();

  private PlanJson() {}

  /** Writes a frozen plan. */
  public static byte[] write(FrozenPlan plan) {
    try {
      return JSON.writeValueAsBytes(plan);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the plan of run " + plan.run(), e);
    }
  }

  /**
   * Reads a frozen plan.
   *
   * @throws UncheckedIOException if these bytes are none
   */
  public static FrozenPlan read(byte[] json) {
    try {
      return JSON.readValue(json, FrozenPlan.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Not a frozen plan", e);
    }
  }
}
