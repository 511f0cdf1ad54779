/** Learning rates that change from step to step; the way in is {@link org.kaon.schedule.Schedule}. */
package org.kaon.schedule;
