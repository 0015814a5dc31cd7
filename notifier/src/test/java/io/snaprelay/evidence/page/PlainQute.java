package io.snaprelay.evidence.page;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Qute without Quarkus, over the very templates of the service; escapes as Quarkus does. */
public final class PlainQute {
  private static final Variant HTML = Variant.forContentType(Variant.TEXT_HTML);

  private PlainQute() {}

  public static EvidenceHtml html() {
    return new EvidenceHtml(engine());
  }

  public static Engine engine() {
    return Engine.builder()
        .addDefaults()
        .addValueResolver(new ReflectionValueResolver())
        .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
        .addLocator(PlainQute::locate)
        .build();
  }

  private static Optional<TemplateLocation> locate(String id) {
    String file = id.endsWith(".html") ? id : id + ".html";
    return Optional.of(new Location(read("/templates/" + file)));
  }

  private static String read(String resource) {
    try (InputStream in = PlainQute.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Location(String text) implements TemplateLocation {
    @Override
    public Reader read() {
      return new StringReader(text);
    }

    @Override
    public Optional<Variant> getVariant() {
      return Optional.of(HTML);
    }
  }
}
