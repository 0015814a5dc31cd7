package io.snaprelay.settings;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Fills in one field of what the SDK describes, and everything below it. */
final class SampledFields {
  private SampledFields() {}

  /** Sets one field of a builder to a value that stands for itself. */
  static void fill(SdkField<?> field, Object builder) {
    field.set(builder, value(field));
  }

  private static Object value(SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_POJO) {
      return pojo(field);
    }
    if (type == MarshallingType.LIST) {
      return List.of(value(field.getTrait(ListTrait.class).memberFieldInfo()));
    }
    return type == MarshallingType.MAP ? Map.of() : scalar(type, field.memberName());
  }

  private static Object pojo(SdkField<?> field) {
    SdkPojo builder = field.constructor().get();
    builder.sdkFields().forEach(each -> fill(each, builder));
    return ((SdkBuilder<?, ?>) builder).build();
  }

  /** An element of a list has no name. A status has to be one of something that is on. */
  private static Object scalar(MarshallingType<?> type, String name) {
    if (type == MarshallingType.BOOLEAN) {
      return true;
    }
    if (type == MarshallingType.INTEGER) {
      return 7;
    }
    if (type == MarshallingType.LONG) {
      return 7L;
    }
    if (type == MarshallingType.DOUBLE) {
      return 0.5;
    }
    return type == MarshallingType.INSTANT
        ? Instant.EPOCH
        : name != null && name.endsWith("Status") ? "enabled" : "sample";
  }
}
