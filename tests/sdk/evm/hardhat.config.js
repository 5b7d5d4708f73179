// The newest hardfork that Hardhat has, with the gas caps of the networks that the contracts are made for.
export default {
  networks: {
    node: {
      type: 'edr-simulated',
      chainId: 31338,
      hardfork: 'osaka',
      blockGasLimit: 60_000_000,
    },
  },
};
