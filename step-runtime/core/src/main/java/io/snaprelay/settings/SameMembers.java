package io.snaprelay.settings;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/** What two of RDS's requests have in common by name, though the SDK gives them no common type. */
final class SameMembers {
  private SameMembers() {}

  /** Gives the other request everything that the one has; its other members stay as they are. */
  static void copy(SdkPojo one, SdkPojo other) {
    for (SdkField<?> member : one.sdkFields()) {
      Object value = member.getValueOrDefault(one);
      if (value != null && !(value instanceof SdkAutoConstructList)) {
        other.sdkFieldNameToField().get(member.memberName()).set(other, value);
      }
    }
  }
}
