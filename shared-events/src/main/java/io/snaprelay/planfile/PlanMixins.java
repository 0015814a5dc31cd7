package io.snaprelay.planfile;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import io.snaprelay.plan.Check;

/**
 * What Jackson must know of the plan's records, kept out of the records. No class name is written.
 */
final class PlanMixins {
  private PlanMixins() {}

  @JsonTypeInfo(use = Id.NAME, property = "type")
  @JsonSubTypes({
    @Type(value = Check.Freshness.class, name = "freshness"),
    @Type(value = Check.Sql.class, name = "sql"),
    @Type(value = Check.Range.class, name = "range"),
    @Type(value = Check.Unique.class, name = "unique"),
    @Type(value = Check.NotNull.class, name = "notNull"),
    @Type(value = Check.Login.class, name = "login"),
    @Type(value = Check.Writable.class, name = "writable")
  })
  interface CheckTypes {}

  @JsonTypeInfo(use = Id.NAME, property = "type")
  @JsonSubTypes({
    @Type(value = Check.Equals.class, name = "equals"),
    @Type(value = Check.Between.class, name = "between"),
    @Type(value = Check.Empty.class, name = "empty")
  })
  interface ExpectationTypes {}
}
