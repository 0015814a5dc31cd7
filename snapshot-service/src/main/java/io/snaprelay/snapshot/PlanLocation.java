package io.snaprelay.snapshot;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the plan file lies, as {@code snaprelay.plans} says. */
sealed interface PlanLocation {
  Pattern OBJECT = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(.+)");
  Pattern PARAMETER = Pattern.compile("ssm:(/.+)");
  Pattern FILE = Pattern.compile("(?:file:(?://)?(?=/))?([^:]+)");

  /** A file of this machine. */
  record File(Path path) implements PlanLocation {}

  /** An S3 object. */
  record Object(String bucket, String key) implements PlanLocation {}

  /** A parameter of the SSM Parameter Store. */
  record Parameter(String name) implements PlanLocation {}

  /**
   * Where a file lies that this one names: a relative path is looked for in the same folder.
   *
   * @throws IllegalArgumentException if it cannot be told
   */
  default PlanLocation beside(String name) {
    PlanLocation named = parse(name);
    if (!(named instanceof File file) || file.path().isAbsolute()) {
      return named;
    }
    if (this instanceof File plan) {
      return new File(plan.path().resolveSibling(file.path()));
    }
    if (this instanceof Object plan) {
      return new Object(plan.bucket(), plan.key().replaceFirst("[^/]*$", "") + name);
    }
    throw new IllegalArgumentException(
        "'%s' has no folder to lie in, for the plan is a parameter; write s3://bucket/key, ssm:/name or an absolute path"
            .formatted(name));
  }

  static PlanLocation parse(String text) {
    Matcher object = OBJECT.matcher(text);
    if (object.matches()) {
      return new Object(object.group(1), object.group(2));
    }
    Matcher parameter = PARAMETER.matcher(text);
    if (parameter.matches()) {
      return new Parameter(parameter.group(1));
    }
    Matcher file = FILE.matcher(text);
    if (file.matches()) {
      return new File(Path.of(file.group(1)));
    }
    throw new IllegalArgumentException(
        "snaprelay.plans is '%s'; expected a path, s3://bucket/key or ssm:/name".formatted(text));
  }
}
