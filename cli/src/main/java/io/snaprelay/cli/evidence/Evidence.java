package io.snaprelay.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.seal.Sha256;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A document, as far as its trustworthiness goes.
 *
 * @param file where it lies
 * @param bytes all of it
 * @param schema which version of the format it is
 * @param run its run
 * @param database its database's ARN
 * @param completedAt when its run ended
 * @param verdict its proof's verdict; absent if there was none
 * @param place its place in the chain; absent in version 1
 */
record Evidence(
    Path file,
    byte[] bytes,
    String schema,
    String run,
    String database,
    String completedAt,
    Optional<String> verdict,
    Optional<Place> place) {
  private static final String SCHEMA_1 = "urn:snaprelay:schema:evidence:1";
  private static final String SCHEMA_2 = "urn:snaprelay:schema:evidence:2";
  private static final Set<String> SCHEMAS = Set.of(SCHEMA_1, SCHEMA_2);

  /**
   * A place in the chain.
   *
   * @param number 1 for the first
   * @param previousRun the run of the evidence before
   * @param previousSha256 SHA-256 of the evidence before; absent if it was lost, or there is none
   */
  record Place(long number, Optional<String> previousRun, Optional<String> previousSha256) {}

  /** A file that is no evidence, or of no version that is known here. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final Problem.Code code;

    Unreadable(Problem.Code code, String detail) {
      super(detail);
      this.code = code;
    }

    Problem.Code code() {
      return code;
    }
  }

  static Evidence read(Path file, byte[] bytes) throws Unreadable {
    JsonNode json = json(bytes);
    String schema = required(json, "/schema");
    if (!SCHEMAS.contains(schema)) {
      throw new Unreadable(
          Problem.Code.SCHEMA_UNKNOWN,
          "its schema is '%s', known are %s and %s".formatted(schema, SCHEMA_1, SCHEMA_2));
    }
    return new Evidence(
        file,
        bytes,
        schema,
        required(json, "/run/id"),
        required(json, "/database/arn"),
        required(json, "/run/completedAt"),
        text(json, "/proof/verdict"),
        schema.equals(SCHEMA_1) ? Optional.empty() : Optional.of(place(json)));
  }

  String sha256() {
    return Sha256.hex(bytes);
  }

  private static Place place(JsonNode json) throws Unreadable {
    long number = json.at("/chain/number").asLong();
    if (number < 1) {
      throw new Unreadable(Problem.Code.NOT_EVIDENCE, "it has no /chain/number of 1 or more");
    }
    return new Place(
        number, text(json, "/chain/previous/run"), text(json, "/chain/previous/sha256"));
  }

  /** A name that stands twice means one thing to one reader and another to the next: refused. */
  private static JsonNode json(byte[] bytes) throws Unreadable {
    try {
      return Json.mapper().readTree(bytes);
    } catch (IOException e) {
      throw new Unreadable(Problem.Code.NOT_EVIDENCE, "it is no JSON document");
    }
  }

  private static String required(JsonNode json, String pointer) throws Unreadable {
    return text(json, pointer)
        .orElseThrow(() -> new Unreadable(Problem.Code.NOT_EVIDENCE, "it has no " + pointer));
  }

  private static Optional<String> text(JsonNode json, String pointer) {
    return Optional.ofNullable(json.at(pointer).textValue());
  }
}
