package io.snaprelay.localaws.rds;

import java.security.SecureRandom;

/** The rules on master passwords (botocore, MasterUserPassword of each engine), and new ones. */
final class MasterPassword {

  private static final int SHORTEST = 8;
  private static final int GENERATED = 28;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%()*+,-.:;<=>?[]^_{|}~";
  private static final SecureRandom RANDOM = new SecureRandom();

  private MasterPassword() {}

  static String checked(Engine engine, String password) {
    if (password.length() < SHORTEST || password.length() > engine.master().longestPassword()) {
      throw Guess.BAD_PASSWORD.with(
          "it must have %d to %d characters"
              .formatted(SHORTEST, engine.master().longestPassword()));
    }
    if (!password.chars().allMatch(MasterPassword::allowed)) {
      throw Guess.BAD_PASSWORD.with("only printable ASCII characters besides / @ \" are allowed");
    }
    return password;
  }

  static String generated() {
    return RANDOM
        .ints(GENERATED, 0, ALPHABET.length())
        .collect(
            StringBuilder::new,
            (text, index) -> text.append(ALPHABET.charAt(index)),
            StringBuilder::append)
        .toString();
  }

  private static boolean allowed(int character) {
    return character > ' ' && character < 127 && "/@\"".indexOf(character) < 0;
  }
}
