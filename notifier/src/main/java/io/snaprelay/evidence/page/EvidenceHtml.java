package io.snaprelay.evidence.page;

import io.quarkus.qute.Engine;
import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.EvidenceSignature;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/**
 * Evidence as a page. The template declares the type of what it shows, so that the build refuses it
 * when the two drift apart; every text in it is escaped.
 */
@ApplicationScoped
public class EvidenceHtml {
  private static final String TEMPLATE = "evidence.html";

  private final Engine engine;

  public EvidenceHtml(Engine engine) {
    this.engine = engine;
  }

  /**
   * Renders the page.
   *
   * @param evidence what to show
   * @param json the file in which it stands
   * @param signature whether that file is signed
   */
  public byte[] render(Evidence evidence, byte[] json, EvidenceSignature signature) {
    return engine
        .getTemplate(TEMPLATE)
        .data("page", Page.of(evidence, json, signature))
        .render()
        .getBytes(StandardCharsets.UTF_8);
  }
}
