/** Learning rates that change from step to step, by Keras's definitions; the way in is {@link org.kaon.schedule.Schedules}. */
package org.kaon.schedule;
