package io.snaprelay.planfile;

import com.fasterxml.jackson.annotation.JsonSetter.Value;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Plan;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/**
 * A frozen plan as the ledger holds it. Absent sections are left out, a field that a newer version
 * added is ignored, and a list that an older one did not know is empty: every version reads what
 * another wrote.
 */
public final class PlanJson {
  private static final ObjectMapper JSON = mapper();

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

  private static ObjectMapper mapper() {
    ObjectMapper mapper = Json.mapper().copy();
    mapper.addMixIn(Plan.class, PlanMixins.OneCopyIsNoList.class);
    mapper.addMixIn(Check.class, PlanMixins.CheckTypes.class);
    mapper.addMixIn(Check.Expectation.class, PlanMixins.ExpectationTypes.class);
    for (Class<?> collection : List.of(List.class, Set.class)) {
      mapper.configOverride(collection).setSetterInfo(Value.forValueNulls(Nulls.AS_EMPTY));
    }
    return mapper;
  }
}
