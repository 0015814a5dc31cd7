package io.snaprelay.notify.channel;

import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;

/** A letter as a small page that loads nothing; every text in it is escaped. */
@ApplicationScoped
public class MailHtml {
  private static final String TEMPLATE = "mail.html";

  private final Engine engine;

  public MailHtml(Engine engine) {
    this.engine = engine;
  }

  String of(Letter letter) {
    return engine.getTemplate(TEMPLATE).data("letter", letter).render();
  }
}
