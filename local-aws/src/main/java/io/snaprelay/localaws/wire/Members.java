package io.snaprelay.localaws.wire;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** What the SDK's metadata tells about the members of one request or response. */
final class Members {

  private Members() {}

  /** Visits every member that has a value, in the model's order. */
  static void forEachSet(SdkPojo pojo, BiConsumer<SdkField<?>, Object> visit) {
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (isSet(value)) {
        visit.accept(field, value);
      }
    }
  }

  /** An untouched list or map of the SDK's stands for "absent", unlike an empty one. */
  private static boolean isSet(Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }

  static Optional<SdkField<?>> named(SdkPojo pojo, String wireName) {
    return find(pojo.sdkFields(), wireName);
  }

  private static Optional<SdkField<?>> find(List<SdkField<?>> fields, String wireName) {
    return fields.stream().filter(f -> f.locationName().equals(wireName)).findFirst();
  }
}
