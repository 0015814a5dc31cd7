/**
 * The whole story on one machine: local-aws, five services as processes of their own, a database
 * with a million rows, one run. Everything goes the way it goes in AWS; only the endpoint differs.
 */
package io.snaprelay.cli.demo;
