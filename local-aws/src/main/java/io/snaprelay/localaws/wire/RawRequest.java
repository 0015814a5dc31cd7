package io.snaprelay.localaws.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request.
 *
 * @param path as sent, still percent-encoded, without the query
 * @param query decoded parameters in the order sent; a parameter without "=" has the value ""
 * @param headers by lower-case name
 */
public record RawRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    byte[] body) {

  /** The first value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return first(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The parameters of a form in the body, in the order sent. */
  public Map<String, List<String>> form() {
    return Form.parse(new String(body, StandardCharsets.UTF_8));
  }

  /** The first value of a query parameter. */
  public Optional<String> parameter(String name) {
    return first(query.get(name));
  }

  private static Optional<String> first(List<String> values) {
    return values == null ? Optional.empty() : values.stream().findFirst();
  }
}
