// The viewer on the sample estate, as tests and pictures look at it: addresses by the names of their pictures.

/** Those that ask GraphQL before anybody does anything. */
export const ASKING = {
  start: '/',
  'explore-all': '/explore',
  explore: '/explore?focus=payment-api&depth=2',
  impact: '/impact?down=san-koeln-2',
  'impact-saved': '/impact?down=hv-koeln-4&pin=dns-2&edit=retire,web-1',
  'impact-large': '/impact?down=dc-koeln&service=*',
  incidents: '/incidents',
  ci: '/ci/payment-api',
  'ci-form': '/ci/payment-api?edit=ci',
};

const STILL = {
  'impact-none': '/impact',
  import: '/import',
  login: '/login',
  tokens: '/tokens',
  help: '/help',
  nowhere: '/nothing/here',
};

const OF_NOTHING = {
  'ci-unknown': '/ci/no-such-ci',
  'incident-unknown': '/incidents/no-such-incident',
  'impact-unknown': '/impact?down=no-such-ci',
};

export const VIEWS: Readonly<Record<string, string>> = { ...ASKING, ...STILL, ...OF_NOTHING };
