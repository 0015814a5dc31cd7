package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.Required;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names that users give (botocore, "Constraints" of each parameter); stored in lower case. */
final class Identifiers {

  private static final int INSTANCE_LENGTH = 63;
  private static final int OTHER_LENGTH = 255;
  private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z](-?[A-Za-z0-9])*");

  private Identifiers() {}

  static String instance(String parameter, String name) {
    return checked(parameter, name, INSTANCE_LENGTH);
  }

  static String cluster(String parameter, String name) {
    return checked(parameter, name, INSTANCE_LENGTH);
  }

  static String snapshot(String parameter, String name, int longest) {
    return checked(parameter, name, longest);
  }

  static String group(String parameter, String name) {
    return checked(parameter, name, OTHER_LENGTH);
  }

  /** Letters, digits and underscores, no reserved word (botocore, MasterUsername). */
  static String masterUser(Engine engine, String name) {
    Required.member("MasterUsername", name);
    if (!engine.master().allows(name)) {
      throw RdsError.INVALID_PARAMETER_VALUE.because(
          "MasterUsername %s cannot be used as it is a reserved word used by the engine or no name",
          name);
    }
    return name;
  }

  private static String checked(String parameter, String name, int length) {
    Required.member(parameter, name);
    if (name.length() > length || !GRAMMAR.matcher(name).matches()) {
      throw RdsError.INVALID_PARAMETER_VALUE.because(
          "The parameter %s is not a valid identifier. Identifiers must begin with a letter; must"
              + " contain only ASCII letters, digits, and hyphens; must not end with a hyphen or"
              + " contain two consecutive hyphens; and have at most %d characters.",
          parameter, length);
    }
    return name.toLowerCase(Locale.ROOT);
  }
}
