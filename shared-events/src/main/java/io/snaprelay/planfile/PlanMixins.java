package io.snaprelay.planfile;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.Copy;
import java.util.List;
import java.util.Optional;

/**
 * What Jackson must know of the plan's records, kept out of the records. No class name is written.
 */
final class PlanMixins {
  private PlanMixins() {}

  /** Plans had one copy at most: those that still have are written and read as they always were. */
  interface OneCopyIsNoList {
    @JsonProperty("copy")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonFormat(
        with = {
          JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
          JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
        })
    List<Copy> copies();

    /** Only the first of them. */
    @JsonIgnore
    Optional<Copy> copy();
  }

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
