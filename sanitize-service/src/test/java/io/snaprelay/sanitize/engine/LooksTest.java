package io.snaprelay.sanitize.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LooksTest {
  @ParameterizedTest
  @CsvSource({
    "EMAIL, write to jane.doe+x@mail.corp.nl soon",
    "EMAIL, jane@invalid.nl",
    "IBAN, NL91 ABNA 0417 1643 00",
    "IBAN, DE89370400440532013000",
    "CARD, 5500 0055 5555 5559",
    "CARD, 4012888888881881",
    "PHONE, +31 6 12345678",
    "PHONE, +442079460018",
  })
  void personalDataIsKnownByItsForm(Looks expected, String text) {
    assertEquals(Optional.of(expected), Looks.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "u1a2b@example.invalid",
        "jane@example.com",
        "jane@sub.test",
        "+99912345678901",
        "4111 1111 1111 1111",
        "4012888888881882",
        "NL92ABNA0417164300",
        "AB12CDEF34567890AB12",
        "2026-11-21 10:11:12+00",
        "1234567890123456",
        "d41d8cd98f00b204e9800998ecf8427e",
        "plain words",
        ""
      })
  void whatIsInventedOrIsNothingIsLeftAlone(String text) {
    assertEquals(Optional.empty(), Looks.of(text));
  }
}
