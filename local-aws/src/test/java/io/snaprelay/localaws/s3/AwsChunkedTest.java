package io.snaprelay.localaws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.snaprelay.localaws.wire.AwsError;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsChunkedTest {

  @Test
  void chunksAreJoinedAndTrailersRead() {
    AwsChunked decoded =
        AwsChunked.decode(
            ("5;chunk-signature=ab\r\nab\r\nc\r\nA\r\n0123456789\r\n0\r\n"
                    + "x-amz-checksum-crc32:AAAA==\r\nx-amz-trailer-signature:00\r\n\r\n")
                .getBytes(UTF_8));
    assertEquals("ab\r\nc0123456789", new String(decoded.body(), UTF_8));
    assertEquals(Map.of("x-amz-checksum-crc32", "AAAA=="), decoded.trailers());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5\r\nabc", "3\r\nabcdef\r\n0\r\n\r\n", "zz\r\n", "2\r\nab\r\n"})
  void aTornBodyIsRefused(String body) {
    AwsError refused = assertThrows(AwsError.class, () -> AwsChunked.decode(body.getBytes(UTF_8)));
    assertEquals("IncompleteBody", refused.code());
  }
}
