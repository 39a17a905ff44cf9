import bolt from '@slack/bolt';

// The rival of the throughput measurement: Bolt with nothing behind it, which acknowledges and posts one
// constant answer.
const app = new bolt.App({
  token: 'xoxb-bench',
  signingSecret: process.env['SLACK_SIGNING_SECRET'] ?? '',
  clientOptions: { slackApiUrl: process.env['SLACK_API_URL'] ?? '' },
  endpoints: '/slack/events',
  tokenVerificationEnabled: false,
});
app.command('/safeguard', async ({ ack, respond }) => {
  await ack();
  await respond({ text: 'One constant answer.', response_type: 'ephemeral' });
});
await app.start(Number(process.env['PORT']));
process.on('SIGTERM', () => process.exit(0));
