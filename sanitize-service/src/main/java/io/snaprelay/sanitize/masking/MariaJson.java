package io.snaprelay.sanitize.masking;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Documents as texts, as MariaDB keeps them: a member may be there twice, or have a name with an
 * escaped letter that its functions do not recognise. Such a document goes as a whole.
 */
record MariaJson(Dialect sql) implements JsonDialect {
  @Override
  public String document(String value) {
    return value;
  }

  @Override
  public String path(List<String> keys) {
    return sql.literal(way(keys));
  }

  private static String way(List<String> keys) {
    return keys.stream()
        .map(key -> ".\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
        .collect(Collectors.joining("", "$", ""));
  }

  @Override
  public String member(String document, List<String> keys) {
    String found = "JSON_EXTRACT(%s, %s)".formatted(document, path(keys));
    return "(CASE WHEN JSON_TYPE(%1$s) <> 'NULL' THEN %2$s END)"
        .formatted(found, sql.text("JSON_UNQUOTE(" + found + ")"));
  }

  @Override
  public String isNoObject(String document, List<String> keys) {
    return "JSON_TYPE(JSON_EXTRACT(%s, %s)) <> 'OBJECT'".formatted(document, path(keys));
  }

  @Override
  public String replaced(String document, String path, String text) {
    return "JSON_REPLACE(%s, %s, %s)".formatted(document, path, text);
  }

  /** RFC 7396 takes out what is null. */
  @Override
  public String only(String document, List<String> keys) {
    String members =
        keys.stream()
            .map(
                key ->
                    "%s, JSON_EXTRACT(%s, %s)"
                        .formatted(sql.literal(key), document, path(List.of(key))))
            .collect(Collectors.joining(", "));
    return "JSON_MERGE_PATCH('{}', JSON_OBJECT(%s))".formatted(members);
  }

  @Override
  public String ifObject(String value, String changed, List<List<String>> paths) {
    String certain =
        paths.stream()
            .flatMap(MariaJson::parents)
            .distinct()
            .map(parent -> certain(value, parent))
            .collect(Collectors.joining(" AND "));
    return "CASE WHEN JSON_TYPE(%1$s) = 'OBJECT' AND %2$s THEN %3$s WHEN %1$s IS NOT NULL THEN 'null' END"
        .formatted(value, certain, changed);
  }

  private static Stream<List<String>> parents(List<String> path) {
    return IntStream.range(0, path.size()).mapToObj(steps -> path.subList(0, steps));
  }

  /**
   * What is no object has no keys, and is dealt with elsewhere. The backslash is a number: drivers
   * take one before a quote for an escape.
   */
  private String certain(String value, List<String> parent) {
    String keys = "JSON_KEYS(%s, %s)".formatted(value, path(parent));
    return ("COALESCE(INSTR(%1$s, CHAR(92)) = 0"
            + " AND JSON_LENGTH(%1$s) = JSON_LENGTH(%2$s, %3$s), TRUE)")
        .formatted(keys, value, path(parent));
  }
}
