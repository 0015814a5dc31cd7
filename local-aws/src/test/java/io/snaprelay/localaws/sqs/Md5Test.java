package io.snaprelay.localaws.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Digests that real AWS gave, by the captures of LocalStack's test_sqs. */
class Md5Test {

  @Test
  void theDigestsOfAttributesAreThoseOfAws() {
    assertEquals(
        "ae7155c6026991b6d54b11589678bf9c",
        Md5.of(
            Map.of(
                "Foo",
                MessageAttributeValue.builder().dataType("String").stringValue("Bar").build())));
    assertEquals(
        "8cbe4db156db8a94db8b801b7addb984",
        Md5.of(
            Map.of(
                "attr1",
                MessageAttributeValue.builder()
                    .dataType("Binary")
                    .binaryValue(
                        SdkBytes.fromUtf8String(
                            "traceparent\u001e"
                                + "00-774062d6c37081a5a0b9b5b88e30627c-2d2482211f6489da-01"))
                    .build())));
  }

  @Test
  void theDigestOfABodyIsThatOfAws() {
    assertEquals("098f6bcd4621d373cade4e832627b4f6", Md5.of("test"));
  }

  @Test
  void noAttributesHaveNoDigest() {
    assertNull(Md5.of(Map.of()));
  }
}
