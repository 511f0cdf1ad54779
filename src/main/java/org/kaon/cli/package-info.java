/** The command line: one class per command, and a row each in {@link org.kaon.cli.Commands}. Only this package prints. */
package org.kaon.cli;
