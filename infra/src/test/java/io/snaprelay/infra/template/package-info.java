/** What the templates say, held against what the services do and what the READMEs tell. */
package io.snaprelay.infra.template;
